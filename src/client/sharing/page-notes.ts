import { adoptStyles } from '../define-element.ts';
import styles from './page-notes.css?inline';

/** Gives the page the styles of its notes, once: loaded with the first of them. */
adoptStyles(styles);
