package pilotcity.portal.place;

import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.CommonFields;
import pilotcity.portal.kernel.feature.Feature;

/** Places: what everything else is located by. */
public final class PlaceFeature implements Feature<Place> {
    private static final RowReader<Place> READER = RowReader.of(Place.class);

    private static final Kind<Place> KIND = Kind.of("place", "places", Place.class)
            .title("地区", "Place", "Places")
            .describe("行政区划：省、地、县三级，代码依 GB/T 2260", "An administrative division with its GB/T 2260 code")
            .id(Place::id)
            .suggested()
            .rank(2)
            .text(
                    "name",
                    Place::name,
                    f -> f.title("名称", "Name")
                            .describe("中文正式名称", "The official name, in Chinese")
                            .required()
                            .searched(NAME)
                            .sort())
            .text("nameEn", Place::nameEn, CommonFields::nameEn)
            .text("aliases", Place::aliases, CommonFields::aliases)
            .text(
                    "fullName",
                    Place::fullName,
                    f -> f.title("全称", "Full name")
                            .describe("带上级区划的名称", "The name with those of the divisions above")
                            .required()
                            .searched(KEYWORDS))
            .keyword(
                    "level",
                    Place::level,
                    f -> f.title("级别", "Level")
                            .describe("区划的级别", "How high the division is")
                            .required()
                            .code("province", "省级", "Province")
                            .code("prefecture", "地级", "Prefecture")
                            .code("county", "县级", "County")
                            .code("town", "乡级", "Town")
                            .facet()
                            .sort())
            .reference(
                    "parent",
                    Place::parent,
                    f -> f.title("上级", "Parent")
                            .describe("上一级区划", "The division above")
                            .to("place", "children"))
            .reference(
                    "province",
                    Place::province,
                    f -> f.title("省份", "Province")
                            .describe("所在的省级区划", "The province it lies in")
                            .to("place")
                            .facet())
            .geometry("geometry", Place::point, CommonFields::point)
            .keyword("pointSource", Place::pointSource, CommonFields::pointSource)
            .integer("pointPrecision", Place::pointPrecision, CommonFields::pointPrecision)
            .integer(
                    "population",
                    Place::population,
                    f -> f.title("人口", "Population")
                            .describe("常住人口，来源有数字时才有", "Residents, where a source has a figure")
                            .unit("persons")
                            .sort())
            .keyword(
                    "populationSource",
                    Place::populationSource,
                    f -> f.title("人口来源", "Source of the population")
                            .describe("人口数取自何处", "Where the figure was taken from"))
            .geometry(
                    "boundary",
                    Place::boundary,
                    f -> f.title("边界", "Boundary")
                            .describe(
                                    "示意边界，只有省级有，不是法定界线",
                                    "An illustrative outline, provinces only, not an official boundary")
                            .detail())
            .reference("dataset", Place::dataset, CommonFields::dataset)
            .build();

    @Override
    public Kind<Place> kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "place_document";
    }

    @Override
    public Place read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<DatasetImporter> importer() {
        return Optional.of(new PlaceImporter());
    }
}
