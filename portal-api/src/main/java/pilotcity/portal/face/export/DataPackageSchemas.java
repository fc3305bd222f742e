package pilotcity.portal.face.export;

import io.vertx.core.json.JsonObject;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The schema of a {@link DataPackage}. */
final class DataPackageSchemas {
    static final String PACKAGE = "DataPackage";
    static final String SOURCE = "DataPackageSource";
    static final String LICENCE = "DataPackageLicence";

    private DataPackageSchemas() {}

    static JsonObject dataPackage() {
        return SchemaBuilder.object()
                .with("profile", SchemaBuilder.constant("data-package"))
                .with("name", SchemaBuilder.text())
                .with("title", SchemaBuilder.text())
                .with("description", SchemaBuilder.text())
                .with("created", SchemaBuilder.instant())
                .perhaps("licenses", SchemaBuilder.list(SchemaBuilder.named(LICENCE)))
                .with("sources", SchemaBuilder.list(SchemaBuilder.named(SOURCE)))
                .with("provenance", provenance())
                .with("resources", SchemaBuilder.list(resource(), 1, 1))
                .json();
    }

    static JsonObject licence() {
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.described(SchemaBuilder.text(), "SPDX 标识", "The identifier by SPDX"))
                .with("path", SchemaBuilder.text())
                .with("rows", SchemaBuilder.described(count(), "适用该许可的行数", "How many rows it is for"))
                .json();
    }

    private static JsonObject count() {
        return SchemaBuilder.integer().put("minimum", 0);
    }

    /** A data set that documents come from. */
    static JsonObject source() {
        JsonObject text = SchemaBuilder.nullable(SchemaBuilder.text());
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("title", text)
                .with("titleEn", text)
                .with("license", text)
                .with("attribution", text)
                .with("attributionEn", text)
                .json();
    }

    private static JsonObject provenance() {
        return SchemaBuilder.object()
                .with("title", SchemaBuilder.text())
                .with("titleEn", SchemaBuilder.text())
                .with("query", SchemaBuilder.described(SchemaBuilder.text(), "永久地址", "The address that gives the file"))
                .with("time", SchemaBuilder.instant())
                .with("state", SchemaBuilder.described(SchemaBuilder.text(), "数据的状态", "Which state of the data"))
                .perhaps("changeToken", SchemaBuilder.text())
                .with("rows", count())
                .with("licenses", SchemaBuilder.list(SchemaBuilder.named(LICENCE)))
                .with("sources", SchemaBuilder.list(SchemaBuilder.named(SOURCE)))
                .json();
    }

    private static JsonObject resource() {
        JsonObject schema = SchemaBuilder.object()
                .with("fields", SchemaBuilder.list(field()))
                .with("primaryKey", SchemaBuilder.constant("id"))
                .json();
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("path", SchemaBuilder.text())
                .with("format", SchemaBuilder.choice(ExportFormat.extensions()))
                .with("mediatype", SchemaBuilder.text())
                .perhaps("encoding", SchemaBuilder.constant("utf-8"))
                .with("bytes", count())
                .with("hash", SchemaBuilder.pattern("^sha256:[0-9a-f]{64}$"))
                .with("rows", count())
                .with("schema", schema)
                .json();
    }

    private static JsonObject field() {
        JsonObject constraints = SchemaBuilder.object()
                .with("enum", SchemaBuilder.list(SchemaBuilder.text()))
                .json();
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("type", SchemaBuilder.choice(DataPackage.types()))
                .with("title", SchemaBuilder.text())
                .with("titleZh", SchemaBuilder.text())
                .with("description", SchemaBuilder.text())
                .perhaps("constraints", constraints)
                .json();
    }
}
