package pilotcity.portal.landmark;

import static pilotcity.index.kind.TextRole.NAME;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.TableImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.CommonFields;
import pilotcity.portal.kernel.feature.Feature;

/** Landmarks: what people name, besides divisions, when they say where something is. */
public final class LandmarkFeature implements Feature<Landmark> {
    private static final RowReader<Landmark> READER = RowReader.of(Landmark.class);

    private static final Kind<Landmark> KIND = Kind.of("landmark", "landmarks", Landmark.class)
            .title("地标", "Landmark", "Landmarks")
            .describe("道路、车站等人们用来说明位置的地点", "A road, station or other spot by which people say where something is")
            .id(Landmark::id)
            .text(
                    "name",
                    Landmark::name,
                    f -> f.title("名称", "Name")
                            .describe("中文名称", "The name in Chinese")
                            .required()
                            .searched(NAME)
                            .sort())
            .text("nameEn", Landmark::nameEn, CommonFields::nameEn)
            .text("aliases", Landmark::aliases, CommonFields::aliases)
            .keyword("type", Landmark::type, LandmarkFeature::types)
            .reference(
                    "place",
                    Landmark::place,
                    f -> f.title("地区", "Place")
                            .describe("整个地标所在的最小区划", "The smallest division that the whole of it lies in")
                            .required()
                            .to("place", "landmarks")
                            .facet())
            .text(
                    "placeName",
                    Landmark::placeName,
                    f -> f.title("地区全称", "Full place name")
                            .describe("带上级区划的地区名称", "The place with the divisions above it"))
            .geometry("geometry", Landmark::point, CommonFields::point)
            .keyword("pointSource", Landmark::pointSource, CommonFields::pointSource)
            .integer(
                    "pointPrecision",
                    Landmark::pointPrecision,
                    f -> f.title("点位精度", "Precision of the point")
                            .describe("整个地标都在点位周围这段距离之内", "The whole of it lies within this distance of the point")
                            .unit("m"))
            .keyword(
                    "pointEvidence",
                    Landmark::pointEvidence,
                    f -> f.title("点位依据", "Evidence for the point")
                            .describe("点位凭什么确定", "What the point rests on")
                            .code("surveyed", "实测", "Surveyed")
                            .code("compared", "与其他来源比对", "Compared with other sources")
                            .code("editors", "仅凭编辑所知", "Known to the editors alone")
                            .facet())
            .text("sourceTitle", Landmark::sourceTitle, CommonFields::sourceTitle)
            .keyword("sourceUrl", Landmark::sourceUrl, CommonFields::sourceUrl)
            .reference("dataset", Landmark::dataset, CommonFields::dataset)
            .build();

    private static FieldOptions types(FieldOptions field) {
        return field.title("类型", "Type")
                .describe("地标的种类", "What sort of landmark it is")
                .required()
                .code("road", "道路", "Road")
                .code("street", "步行街", "Street")
                .code("bridge", "桥梁", "Bridge")
                .code("station", "车站", "Station")
                .code("park", "公园", "Park")
                .code("school", "学校", "School")
                .code("hospital", "医院", "Hospital")
                .code("market", "市场", "Market")
                .code("square", "广场", "Square")
                .code("building", "建筑", "Building")
                .code("river", "河涌", "River")
                .code("area", "片区", "Area")
                .facet();
    }

    @Override
    public Kind<Landmark> kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "landmark_document";
    }

    @Override
    public Landmark read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<DatasetImporter> importer() {
        return Optional.of(
                TableImporter.of("landmarks", "landmark").value("aliases", row -> new JsonArray(row.texts("aliases"))));
    }
}
