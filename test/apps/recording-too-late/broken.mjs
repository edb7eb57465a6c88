// Downloads its recordings when the calls are over, and this call is a long one.
export default (telnyx) => {
  const urls = [];
  return {
    async webhook({ event_type: type, payload }) {
      const id = payload.call_control_id;
      if (type === 'call.initiated') await telnyx.command(id, 'answer');
      if (type === 'call.answered')
        await telnyx.command(id, 'record_start', { format: 'mp3', channels: 'dual', max_length: 5 });
      if (type === 'call.recording.saved') urls.push(payload.recording_urls.mp3);
      if (type === 'call.hangup') for (const url of urls) telnyx.log((await fetch(url)).status);
    },
  };
};
