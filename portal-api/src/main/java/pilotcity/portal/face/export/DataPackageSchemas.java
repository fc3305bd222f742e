package pilotcity.portal.face.export;

import io.vertx.core.json.JsonObject;
import pilotcity.portal.face.export.format.Format;
import pilotcity.portal.kernel.http.operation.Schemas;

/** The schema of a {@link DataPackage}. */
final class DataPackageSchemas {
    static final String PACKAGE = "DataPackage";
    static final String SOURCE = "DataPackageSource";
    static final String LICENCE = "DataPackageLicence";

    private DataPackageSchemas() {}

    static JsonObject dataPackage() {
        return Schemas.object()
                .with("profile", Schemas.constant("data-package"))
                .with("name", Schemas.text())
                .with("title", Schemas.text())
                .with("description", Schemas.text())
                .with("created", Schemas.instant())
                .perhaps("licenses", Schemas.list(Schemas.named(LICENCE)))
                .with("sources", Schemas.list(Schemas.named(SOURCE)))
                .with("provenance", provenance())
                .with("resources", Schemas.list(resource(), 1, 1))
                .json();
    }

    static JsonObject licence() {
        return Schemas.object()
                .with("name", Schemas.described(Schemas.text(), "SPDX 标识", "The identifier by SPDX"))
                .with("path", Schemas.text())
                .with("rows", Schemas.described(count(), "适用该许可的行数", "How many rows it is for"))
                .json();
    }

    private static JsonObject count() {
        return Schemas.integer().put("minimum", 0);
    }

    /** A data set that documents come from. */
    static JsonObject source() {
        JsonObject text = Schemas.nullable(Schemas.text());
        return Schemas.object()
                .with("name", Schemas.text())
                .with("title", text)
                .with("titleEn", text)
                .with("license", text)
                .with("attribution", text)
                .with("attributionEn", text)
                .json();
    }

    private static JsonObject provenance() {
        return Schemas.object()
                .with("title", Schemas.text())
                .with("titleEn", Schemas.text())
                .with("query", Schemas.described(Schemas.text(), "永久地址", "The address that gives the file"))
                .with("time", Schemas.instant())
                .with("state", Schemas.described(Schemas.text(), "数据的状态", "Which state of the data"))
                .perhaps("changeToken", Schemas.text())
                .with("rows", count())
                .with("licenses", Schemas.list(Schemas.named(LICENCE)))
                .with("sources", Schemas.list(Schemas.named(SOURCE)))
                .json();
    }

    private static JsonObject resource() {
        JsonObject schema = Schemas.object()
                .with("fields", Schemas.list(field()))
                .with("primaryKey", Schemas.constant("id"))
                .json();
        return Schemas.object()
                .with("name", Schemas.text())
                .with("path", Schemas.text())
                .with("format", Schemas.choice(Format.extensions()))
                .with("mediatype", Schemas.text())
                .perhaps("encoding", Schemas.constant("utf-8"))
                .with("bytes", count())
                .with("hash", Schemas.pattern("^sha256:[0-9a-f]{64}$"))
                .with("rows", count())
                .with("schema", schema)
                .json();
    }

    private static JsonObject field() {
        JsonObject constraints =
                Schemas.object().with("enum", Schemas.list(Schemas.text())).json();
        return Schemas.object()
                .with("name", Schemas.text())
                .with("type", Schemas.choice(DataPackage.types()))
                .with("title", Schemas.text())
                .with("titleZh", Schemas.text())
                .with("description", Schemas.text())
                .perhaps("constraints", constraints)
                .json();
    }
}
