// Answers the webhook with what it wants done, as one does with other vendors.
export default () => ({
  request(request, response) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ commands: [{ command: 'answer' }, { command: 'speak', payload: 'Good morning.' }] }));
  },
});
