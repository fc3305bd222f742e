package pilotcity.portal.bench;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;

import io.vertx.sqlclient.Row;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;
import pilotcity.portal.bench.load.Sample;
import pilotcity.portal.kernel.db.RowReader;

/** The kind that the benchmark loads; no other portal has it. */
public final class SampleFeature implements Feature<Sample> {
    private static final RowReader<Sample> READER = RowReader.of(Sample.class);

    private static final Kind<Sample> KIND = Kind.of("sample", "samples", Sample.class)
            .title("样本", "Sample", "Samples")
            .describe("测速用的生成数据", "Generated for the benchmark")
            .id(Sample::id)
            .time("reported")
            .order("reported", true)
            .text(
                    "description",
                    Sample::description,
                    f -> f.title("描述", "Description").searched(BODY))
            .text("address", Sample::address, f -> f.title("地址", "Address").searched(KEYWORDS))
            .keyword("topic", Sample::category, f -> f.title("类别", "Category").facet())
            .keyword("status", Sample::status, f -> f.title("状态", "Status").facet())
            .keyword("office", Sample::agency, f -> f.title("单位", "Office").facet())
            .reference(
                    "province",
                    Sample::province,
                    f -> f.title("省份", "Province").to("place").facet())
            .reference("place", Sample::place, f -> f.title("地区", "Place").to("place", "samples"))
            .instant(
                    "reported",
                    Sample::reported,
                    f -> f.title("上报时间", "Reported").sort())
            .instant("updated", Sample::updated, f -> f.title("更新时间", "Updated").sort())
            .geometry(
                    "geometry",
                    Sample::point,
                    f -> f.title("位置", "Location").points().required())
            .build();

    @Override
    public Kind<Sample> kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "sample";
    }

    @Override
    public Sample read(Row row) {
        return READER.read(row);
    }
}
