/** `heard`: what the far end heard. `spoken`: what it uttered. `stereo`: left spoken, right heard. */
export type AudioView = 'heard' | 'spoken' | 'stereo';
