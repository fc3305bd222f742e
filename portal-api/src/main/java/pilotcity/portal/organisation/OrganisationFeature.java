package pilotcity.portal.organisation;

import static pilotcity.index.kind.TextRole.NAME;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.TableImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.CommonFields;
import pilotcity.portal.kernel.feature.Feature;

/** Organisations: who announces, leads, pays, and who answers. */
public final class OrganisationFeature implements Feature<Organisation> {
    private static final RowReader<Organisation> READER = RowReader.of(Organisation.class);

    private static final Kind<Organisation> KIND = Kind.of("organisation", "organisations", Organisation.class)
            .title("机构", "Organisation", "Organisations")
            .describe("政府部门、民间组织或企业", "An agency, NGO or company")
            .id(Organisation::id)
            .suggested()
            .rank(1)
            .text(
                    "name",
                    Organisation::name,
                    f -> f.title("名称", "Name")
                            .describe("中文正式名称", "The official name, in Chinese")
                            .required()
                            .searched(NAME)
                            .sort())
            .text("nameEn", Organisation::nameEn, CommonFields::nameEn)
            .keyword(
                    "type",
                    Organisation::type,
                    f -> f.title("类型", "Type")
                            .describe("机构的性质", "What sort of organisation it is")
                            .required()
                            .code("agency", "政府部门", "Agency")
                            .code("ngo", "民间组织", "NGO")
                            .code("company", "企业", "Company")
                            .facet())
            .reference(
                    "place",
                    Organisation::place,
                    f -> f.title("地区", "Place")
                            .describe("负责或活动的地区，全国性机构没有", "Where it is responsible or active; none for a national one")
                            .to("place", "organisations")
                            .facet())
            .integer(
                    "founded",
                    Organisation::founded,
                    f -> f.title("成立年份", "Founded")
                            .describe("成立的年份", "The year it was founded in")
                            .sort())
            .keyword(
                    "website",
                    Organisation::website,
                    f -> f.title("网站", "Website").describe("官方网站", "Its own website"))
            .text("description", Organisation::description, CommonFields::description)
            .text("descriptionEn", Organisation::descriptionEn, CommonFields::descriptionEn)
            .text("sourceTitle", Organisation::sourceTitle, CommonFields::sourceTitle)
            .keyword("sourceUrl", Organisation::sourceUrl, CommonFields::sourceUrl)
            .reference("dataset", Organisation::dataset, CommonFields::dataset)
            .build();

    @Override
    public Kind<Organisation> kind() {
        return KIND;
    }

    @Override
    public String table() {
        return "organisation";
    }

    @Override
    public Organisation read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<DatasetImporter> importer() {
        return Optional.of(TableImporter.of("organisations", "organisation"));
    }
}
