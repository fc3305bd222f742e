package pilotcity.portal.bench;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;

import io.vertx.sqlclient.Row;
import pilotcity.index.kind.Kind;
import pilotcity.portal.bench.corpus.SampleDocument;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;

/** The kind that the benchmark loads; no other portal has it. */
public final class SampleFeature implements Feature<SampleDocument> {
    private static final RowReader<SampleDocument> READER = RowReader.of(SampleDocument.class);

    private static final Kind<SampleDocument> KIND = Kind.of("sample", "samples", SampleDocument.class)
            .title("样本", "Sample", "Samples")
            .describe("测速用的生成数据", "Generated for the benchmark")
            .id(SampleDocument::id)
            .time("reported")
            .order("reported", true)
            .text(
                    "description",
                    SampleDocument::description,
                    f -> f.title("描述", "Description").searched(BODY))
            .text(
                    "address",
                    SampleDocument::address,
                    f -> f.title("地址", "Address").searched(KEYWORDS))
            .keyword(
                    "topic",
                    SampleDocument::category,
                    f -> f.title("类别", "Category").facet())
            .keyword(
                    "status",
                    SampleDocument::status,
                    f -> f.title("状态", "Status").facet())
            .keyword(
                    "office",
                    SampleDocument::agency,
                    f -> f.title("单位", "Office").facet())
            .reference(
                    "province",
                    SampleDocument::province,
                    f -> f.title("省份", "Province").to("place").facet())
            .reference(
                    "place", SampleDocument::place, f -> f.title("地区", "Place").to("place", "samples"))
            .instant(
                    "reported",
                    SampleDocument::reported,
                    f -> f.title("上报时间", "Reported").sort())
            .instant(
                    "updated",
                    SampleDocument::updated,
                    f -> f.title("更新时间", "Updated").sort())
            .geometry(
                    "geometry",
                    SampleDocument::point,
                    f -> f.title("位置", "Location").points().required())
            .build();

    @Override
    public Kind<SampleDocument> kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "sample";
    }

    @Override
    public SampleDocument read(Row row) {
        return READER.read(row);
    }
}
