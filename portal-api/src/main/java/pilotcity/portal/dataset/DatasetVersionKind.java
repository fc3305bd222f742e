package pilotcity.portal.dataset;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** The public fields of a version of a data set. */
final class DatasetVersionKind {
    static final Kind<DatasetVersion> KIND = build();

    private DatasetVersionKind() {}

    private static Kind<DatasetVersion> build() {
        Kind.Builder<DatasetVersion> kind = Kind.of("datasetVersion", "datasetVersions", DatasetVersion.class)
                .title("数据集版本", "Data set version", "Data set versions")
                .describe("数据集每次发布时的样子，不再改变", "What a data set was at one publication; it does not change any more")
                .id(DatasetVersion::id)
                .time("publishedAt")
                .order("publishedAt", true);
        names(kind);
        life(kind);
        words(kind);
        QualityFields.add(kind, DatasetVersion::shownQuality);
        return content(kind).build();
    }

    private static void names(Kind.Builder<DatasetVersion> kind) {
        kind.text(
                        "name",
                        version -> version.shown().name(),
                        f -> f.title("名称", "Name")
                                .describe("当时的中文名称", "The title in Chinese at that time")
                                .required()
                                .searched(NAME)
                                .sort())
                .text("nameEn", version -> version.shown().text("title", "en"), CommonFields::nameEn)
                .reference(
                        "dataset",
                        DatasetVersion::dataset,
                        f -> CommonFields.dataset(f).to("dataset", "versions").required())
                .integer(
                        "number",
                        DatasetVersion::number,
                        f -> f.title("版本号", "Number")
                                .describe("第几次发布", "Counts the publications of the data set")
                                .required()
                                .sort())
                .integer("version", DatasetVersion::version, CommonFields::version);
    }

    private static void life(Kind.Builder<DatasetVersion> kind) {
        kind.keyword(
                        "status",
                        DatasetVersion::status,
                        f -> f.title("状态", "Status")
                                .describe("是否仍可取用", "Whether it is still there")
                                .required()
                                .code("published", "已发布", "Published")
                                .code("withdrawn", "已撤回", "Withdrawn")
                                .facet()
                                .sort())
                .instant(
                        "publishedAt",
                        DatasetVersion::publishedAt,
                        f -> f.title("发布时间", "Published")
                                .describe("发布的时间", "When it was published")
                                .required()
                                .sort())
                .reference(
                        "organisation",
                        DatasetVersion::organisation,
                        f -> f.title("发布机构", "Organisation")
                                .describe("由谁发布", "Who published it")
                                .to("organisation", "datasetVersions")
                                .facet());
    }

    private static void words(Kind.Builder<DatasetVersion> kind) {
        kind.text(
                        "notes",
                        DatasetVersion::notes,
                        f -> f.title("本版说明", "Notes (Chinese)")
                                .describe("本版有何变化", "What is new in it, in Chinese")
                                .searched(BODY))
                .text(
                        "notesEn",
                        DatasetVersion::notesEn,
                        f -> f.title("本版说明（英文）", "Notes")
                                .describe("本版变化的英文说明", "What is new in it")
                                .searched(BODY))
                .instant(
                        "withdrawnAt",
                        DatasetVersion::withdrawnAt,
                        f -> f.title("撤回时间", "Withdrawn").describe("撤回的时间", "When it was withdrawn"))
                .text(
                        "reason",
                        DatasetVersion::reason,
                        f -> f.title("撤回理由", "Reason (Chinese)").describe("为何撤回", "Why it was withdrawn, in Chinese"))
                .text(
                        "reasonEn",
                        DatasetVersion::reasonEn,
                        f -> f.title("撤回理由（英文）", "Reason").describe("撤回理由的英文说明", "Why it was withdrawn"));
    }

    private static Kind.Builder<DatasetVersion> content(Kind.Builder<DatasetVersion> kind) {
        return kind.keyword(
                        "checksum",
                        DatasetVersion::checksum,
                        f -> f.title("校验值", "Checksum")
                                .describe("全部文件和表结构的 SHA-256", "The SHA-256 over all files and table schemas")
                                .required())
                .integer(
                        "rowCount",
                        version -> TableFields.rows(version.tables()),
                        f -> f.title("行数", "Rows")
                                .describe("各表行数之和", "The rows of all its tables")
                                .required()
                                .sort())
                .keyword(
                        "license",
                        version -> version.shown().text("license"),
                        f -> f.title("许可", "Licence").describe("SPDX 许可标识", "The licence's SPDX identifier"))
                .object(
                        "files",
                        DatasetVersion::fileList,
                        f -> f.title("文件", "Files")
                                .describe("可下载的文件", "The files to download")
                                .list(),
                        DatasetKind::file)
                .keyword(
                        "metadata",
                        version -> version.shown().description().encode(),
                        f -> f.title("著录原文", "Metadata")
                                .describe(
                                        "发布者当时所写的说明，JSON 文本",
                                        "The description as the publisher wrote it then, as JSON text")
                                .detail())
                .object("tables", DatasetVersion::tableList, TableFields::describe, TableFields::fields);
    }
}
