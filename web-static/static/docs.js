// Swagger UI over the portal's own description. It is a bundle and comes as a global name.
const place = document.getElementById('api-docs');

// The page has its main part; the one that Swagger UI makes is no second.
new MutationObserver(() => {
  place.querySelectorAll('main:not([role])').forEach((part) => part.setAttribute('role', 'presentation'));
}).observe(place, { childList: true, subtree: true });

window.SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  presets: [window.SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  // a validator on another host would be asked otherwise
  validatorUrl: null,
});
