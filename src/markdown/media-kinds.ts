/** Endings of the audio and video files that an article may play; every browser knows at least one of each kind. */
export const mediaKinds: Readonly<Record<string, 'audio' | 'video'>> = {
  mp3: 'audio',
  m4a: 'audio',
  ogg: 'audio',
  mp4: 'video',
  webm: 'video',
};

/** What kind of file a source names, where it is one to be played. */
export function mediaKind(source: string): 'audio' | 'video' | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(source)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(mediaKinds, ending) ? mediaKinds[ending] : undefined;
}
