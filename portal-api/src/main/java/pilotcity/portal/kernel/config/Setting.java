package pilotcity.portal.kernel.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be configured. The table in the operator's guide is checked against this list. */
public enum Setting {
    DATA("data", "data", "Folder for the database, the index and the logs"),
    DATASETS("datasets", "datasets", "Folder of data sets to import"),
    WEB_STATIC("web.static", "web-static", "Folder of the pages' templates, styles and scripts"),
    GUIDE("guide", "docs/guide", "Folder of the guides that the portal shows at `/guide`"),
    DEMO("demo", "false", "`true` for generated records, marked as simulated; otherwise there are none"),
    TIMEZONE(
            "portal.timezone",
            "Asia/Shanghai",
            "Where days begin and end and which times pages show; records of another system have that of their source"),
    OPERATOR_NAME("operator.name", "Pilot City Portal", "Who runs the portal, as its catalogues say"),
    OPERATOR_EMAIL("operator.email", "editors@pilotcity.example", "Where to write to whoever runs it"),
    CATALOG_LICENSE(
            "catalog.license", "CC0-1.0", "Licence of the descriptions in the catalogue, by its SPDX identifier"),
    HTTP_HOST("http.host", "127.0.0.1", "Address to listen on; `0.0.0.0` for all"),
    HTTP_PORT("http.port", "8080", "Port to listen on; `0` for any free one"),
    HTTP_PUBLIC_URL(
            "http.public-url", "", "How the outside reaches the portal, for links; default `http://localhost:<port>`"),
    HTTP_MAX_BODY("http.max-body", "262144", "Largest request body in bytes"),
    HTTP_MAX_UPLOAD("http.max-upload", "16777216", "Largest body of a write that takes files, in bytes"),
    HTTP_MAX_URI("http.max-uri", "16384", "Longest request line in bytes"),
    HTTP_TIMEOUT("http.timeout", "10000", "Milliseconds a read may take"),
    HTTP_HEAD_TIMEOUT("http.head-timeout", "30000", "Milliseconds in which the head of a request must have come"),
    HTTP_BODY_TIMEOUT("http.body-timeout", "300000", "Milliseconds in which the body of a request must have come"),
    HTTP_FORWARDED(
            "http.forwarded",
            "false",
            "`true` behind a proxy of your own that adds `X-Forwarded-For`: the last address there is the caller's"),
    DATABASE_URL(
            "database.url",
            "",
            "`postgresql://user:password@host:port/name` of a PostgreSQL 14 or newer; empty for the embedded one"),
    DATABASE_POOL("database.pool", "8", "Connections to PostgreSQL, besides three of the change feed"),
    FILES_STORE("files.store", "folder", "Where photos and published files are kept: `folder` or `s3`"),
    FILES_FOLDER(
            "files.folder",
            "",
            "Folder for them, of all nodes where there are several; empty for `files` in the data folder"),
    FILES_S3_ENDPOINT("files.s3.endpoint", "", "Address of the S3-compatible server, such as `https://s3.example.org`"),
    FILES_S3_BUCKET("files.s3.bucket", "", "Its bucket, of this portal alone, which must be there"),
    FILES_S3_REGION("files.s3.region", "", "Its region; empty to ask the server"),
    FILES_S3_ACCESS_KEY("files.s3.access-key", "", "The access key for it"),
    FILES_S3_SECRET_KEY("files.s3.secret-key", "", "The secret key for it"),
    FILES_CACHE(
            "files.cache",
            "4096",
            "Megabytes of the bucket's files that are kept in the data folder for those who read"),
    UPLOAD_MAX("upload.max", "10737418240", "Largest file in bytes that can be sent in pieces"),
    UPLOAD_OPEN("upload.open", "20", "Uploads that one token, with all that came from it, may have open"),
    READ_THREADS("read.threads", "0", "Threads that read the index; `0` for one a core"),
    READ_QUEUE("read.queue", "512", "Reads that may wait before further ones get 503"),
    TABLES_MEMORY("tables.memory", "512", "Megabytes that questions to tables may take together"),
    TABLES_TIMEOUT("tables.timeout", "10000", "Milliseconds a question to a table may take"),
    TABLES_QUEUE("tables.queue", "64", "Questions to tables that may wait before further ones get 503"),
    EXPORTS("exports", "4", "Exports of records, and as many of tables, that run at once before further ones get 503"),
    INDEX_POLL("index.poll", "20", "Milliseconds between looks for changes that other programs made in the database"),
    INDEX_COMMIT("index.commit", "5000", "Milliseconds between index commits; a crash repeats at most this much"),
    CHANGES_KEEP(
            "changes.keep",
            "30",
            "Days for which changes are kept for indexes and mirrors that have fallen behind; `0` for ever"),
    GRAPHQL_STATUSES(
            "graphql.statuses",
            "current",
            "HTTP statuses of GraphQL answers: `current` (294, 422), or `legacy` (200, 400) for clients made before"
                    + " 2026"),
    GRAPHQL_DOCUMENTS(
            "graphql.documents",
            "",
            "Folder of trusted documents, `<name>.graphql`, to be asked for by name or hash; empty for none"),
    GRAPHQL_TRUSTED_ONLY("graphql.trusted-only", "false", "`true` to answer no other GraphQL documents"),
    LIVE_ADDRESS("live.address", "200", "WebSockets and event streams one address may have open"),
    LIVE_CONNECTIONS("live.connections", "20000", "WebSockets and event streams that may be open in all"),
    ACCESS_KEY_DAYS("access.key-days", "90", "Days after which a new key signs tokens; `0` for never"),
    ACCESS_OIDC_ISSUER("access.oidc.issuer", "", "OpenID Connect issuer whose tokens count, too; empty for none"),
    ACCESS_OIDC_JWKS(
            "access.oidc.jwks", "", "Address or file of its keys; empty for those that its discovery document names"),
    ACCESS_OIDC_AUDIENCE("access.oidc.audience", "", "What its tokens for this portal have as `aud`"),
    ACCESS_OIDC_CLIENT_ID(
            "access.oidc.client-id", "", "What it calls the portal, to sign in on the pages; empty for no signing in"),
    ACCESS_OIDC_CLIENT_SECRET("access.oidc.client-secret", "", "The password it gave the portal, if any"),
    ACCESS_OIDC_SCOPE("access.oidc.scope", "openid", "What signing in asks of it; with `openid` among the words"),
    ACCESS_OIDC_RESOURCE(
            "access.oidc.resource",
            "",
            "What the token is asked for, where the issuer wants to be told (RFC 8707); often the same as the"
                    + " audience"),
    ACCESS_OIDC_RESOURCE_PARAMETER(
            "access.oidc.resource-parameter", "resource", "The parameter that says so; some issuers have `audience`"),
    ACCESS_OIDC_CLAIM("access.oidc.claim", "authorization_details", "The claim of its tokens that holds the grants"),
    RATE_TOKEN("rate.token", "60000", "Writes a minute with one token"),
    RATE_ADDRESS("rate.address", "60000", "Writes and sign-ins a minute from one address"),
    RATE_ANONYMOUS("rate.anonymous", "30", "Writes in 10 minutes with one anonymous token or one follow-up link"),
    RATE_GRANTS("rate.grants", "60", "Anonymous tokens in 10 minutes for one address"),
    RATE_SUGGESTIONS(
            "rate.suggestions", "600", "Texts a minute that one address may ask suggestions for at `/api/suggestions`"),
    MODELS_LEARN(
            "models.learn",
            "true",
            "Whether a model is learnt beside the requests where the categories have changed; `false` to leave it to"
                    + " `./portal learn`"),
    CONTACT_DAYS("contact.days", "90", "Days after which the contact data of reporters are erased"),
    OPEN311_JURISDICTION(
            "open311.jurisdiction",
            "",
            "The `jurisdiction_id` of Open311; empty when any is taken for the portal's own"),
    MAP_TILE_URL(
            "map.tile-url", "", "Tiles of a base map, `https://…/{z}/{x}/{y}.png`; empty for province outlines only"),
    MAP_TILE_ATTRIBUTION("map.tile-attribution", "", "Whom the base map is from; shown on every map");

    private final String key;
    private final String fallback;
    private final String meaning;

    Setting(String key, String fallback, String meaning) {
        this.key = key;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The name in {@code portal.properties}. */
    public String key() {
        return key;
    }

    /** The name in the environment; the database goes by the name that hosting services use. */
    public String variable() {
        String name = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return this == DATABASE_URL ? name : name.startsWith("PORTAL_") ? name : "PORTAL_" + name;
    }

    /** The default value. */
    public String fallback() {
        return fallback;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<Setting> findByKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    static Optional<Setting> findByVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }
}
