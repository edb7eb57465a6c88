// An app for TeXML, behind a number of Call Control.
export default () => ({
  request(request, response) {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end('<?xml version="1.0"?><Response><Say>Good morning.</Say></Response>');
  },
});
