// Something else has the port of the app.
export default () => ({
  request(request, response) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: `Cannot ${request.method} ${request.url}` }));
  },
});
