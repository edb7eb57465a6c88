// The development server of a web front end has the port of the app, and has a page for everything.
export default () => ({
  request(request, response) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><html><head><title>Shop</title></head><body><div id="root"></div></body></html>');
  },
});
