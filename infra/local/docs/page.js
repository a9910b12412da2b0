/* global SwaggerUIBundle */

// The validator is a service on the internet, and nothing of this page may leave the machine.
SwaggerUIBundle({
  url: '/api/disbursement/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
});
