/**
 * File extensions of audio and video that an article may play. Every browser supports at least one
 * of each kind.
 */
const mediaKinds: Readonly<Record<string, 'audio' | 'video'>> = {
  mp3: 'audio',
  m4a: 'audio',
  ogg: 'audio',
  mp4: 'video',
  webm: 'video',
};

/** The kind of file that a source names; `undefined` if it is neither audio nor video. */
export function mediaKind(source: string): 'audio' | 'video' | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(source)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(mediaKinds, ending) ? mediaKinds[ending] : undefined;
}
