/* global SwaggerUIBundle */

// The validator is a service on the internet; nothing of this page leaves the machine.
SwaggerUIBundle({
  url: '/api/disbursement/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
});
