export default (telnyx) => ({
  async webhook({ event_type: type, payload }) {
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered')
      await telnyx.command(id, 'record_start', { format: 'mp3', channels: 'dual', max_length: 5 });
    if (type === 'call.recording.saved') telnyx.log((await fetch(payload.recording_urls.mp3)).status);
  },
});
