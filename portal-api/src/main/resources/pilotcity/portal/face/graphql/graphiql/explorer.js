// The example queries are written from the schema itself, so that they fit whatever kinds this portal has.
'use strict';

const SCHEMA_QUERY = `{
  kinds { name plural title(language: EN) fields { name type list sortable facetable codes { value } } }
}`;

const post = (query) =>
  fetch('/graphql', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json;q=0.9',
    },
    body: JSON.stringify({ query }),
  }).then((response) => response.json());

const typeName = (name) => name[0].toUpperCase() + name.slice(1);
const constant = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
const isPlain = (field) => !['OBJECT', 'REFERENCE', 'GEOMETRY'].includes(field.type);
const plainFields = (kind) =>
  kind.fields.filter(isPlain).slice(0, 4).map((field) => field.name).join(' ');

const searchExample = (kinds) => `# Search all kinds at once. 跨种类搜索
{
  search(q: "智慧城市", first: 10, highlight: true, facets: [{ field: KIND }]) {
    totalCount
    facets { field counts { value label count } }
    edges {
      score
      highlights { field snippets }
      node {
        id
${kinds.slice(0, 3).map((kind) => `        ... on ${typeName(kind.name)} { ${plainFields(kind)} }`).join('\n')}
      }
    }
  }
}
`;

const listExample = (kind) => {
  const order = kind.fields.find((field) => field.sortable);
  const orderBy = order ? `, orderBy: [{ field: ${constant(order.name)}, direction: DESC }]` : '';
  return `# One kind, page by page: pass endCursor as after. 分页浏览
query ($after: String) {
  ${kind.plural}(first: 20, after: $after${orderBy}) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id ${plainFields(kind)} }
  }
}
`;
};

const filterExample = (kind) => {
  const coded = kind.fields.find((field) => field.codes.length && !field.list);
  const filter = coded ? `${coded.name}: { eq: "${coded.codes[0].value}" }` : 'key: { ne: "" }';
  return `# Filter by any field; and, or, not nest. 过滤
{
  ${kind.plural}(filter: { ${filter} }) {
    totalCount
    nodes { id ${plainFields(kind)}${coded ? ` ${coded.name}Label(language: ZH)` : ''} }
  }
}
`;
};

const subscriptionExample = (kind) => `# Told what changes, for as long as it runs. 订阅变更
subscription {
  ${kind.name}Changed {
    change
    ${kind.name} { id ${plainFields(kind)} }
  }
}
`;

const kindsExample = () => `# What there is to ask for. 有哪些数据
{
  kinds { name plural title fields { name type title unit codes { value label } } }
}
`;

const examples = (kinds) => {
  const coded = kinds.find((kind) => kind.fields.some((field) => field.codes.length && !field.list));
  return [
    searchExample(kinds),
    ...kinds.slice(0, 1).map(listExample),
    filterExample(coded || kinds[0]),
    kindsExample(),
    ...kinds.slice(0, 1).map(subscriptionExample),
  ].map((query) => ({ query }));
};

// Other pages link to a query with /graphiql?query=…
const asked = new URLSearchParams(window.location.search).get('query') || undefined;

// GraphiQL parses what is in the editor a moment after it has changed, and until then takes a subscription for a query.
const subscribes = (query) => /^(\s|,|#[^\n]*\n)*subscription\b/.test(query);
const subscription = (name) => ({
  kind: 'Document',
  definitions: [{
    kind: 'OperationDefinition',
    operation: 'subscription',
    name: name ? { kind: 'Name', value: name } : undefined,
  }],
});

const show = (tabs) => {
  const fetch = GraphiQL.createFetcher({
    url: '/graphql',
    subscriptionUrl: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
  });
  const fetcher = (request, options) => fetch(
    request,
    subscribes(request.query) ? { ...options, documentAST: subscription(request.operationName) } : options,
  );
  ReactDOM.createRoot(document.getElementById('explorer')).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultTabs: asked ? [{ query: asked }, ...tabs] : tabs,
      query: asked,
      defaultEditorToolsVisibility: true,
      inputValueDeprecation: true,
    }),
  );
};

post(SCHEMA_QUERY).then(
  (answer) => show(examples(answer.data.kinds)),
  () => show([{ query: kindsExample() }]),
);
