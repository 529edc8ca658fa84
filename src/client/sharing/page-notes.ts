import { adoptStyles } from '../define-element.ts';
import styles from './page-notes.css?inline';

/** Adds the styles of messages to the page once, loaded with the first message. */
adoptStyles(styles);
