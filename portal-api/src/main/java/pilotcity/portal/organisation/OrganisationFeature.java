package pilotcity.portal.organisation;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.NAME;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.TableImport;
import pilotcity.portal.kernel.db.RowReader;

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
            .text(
                    "nameEn",
                    Organisation::nameEn,
                    f -> f.title("英文名", "English name")
                            .describe("英文或拼音名称", "The name in English or romanised")
                            .searched(NAME)
                            .sort())
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
            .text(
                    "description",
                    Organisation::description,
                    f -> f.title("简介", "Description (Chinese)")
                            .describe("中文简介", "What it is, in Chinese")
                            .searched(BODY))
            .text(
                    "descriptionEn",
                    Organisation::descriptionEn,
                    f -> f.title("英文简介", "Description")
                            .describe("英文简介", "What it is, in English")
                            .searched(BODY))
            .text(
                    "sourceTitle",
                    Organisation::sourceTitle,
                    f -> f.title("来源", "Source").describe("所依据的来源", "What the entry is based on"))
            .keyword(
                    "sourceUrl",
                    Organisation::sourceUrl,
                    f -> f.title("来源网址", "Source address").describe("来源的网址", "Where the source is"))
            .reference(
                    "dataset",
                    Organisation::dataset,
                    f -> f.title("数据集", "Data set")
                            .describe("这条数据取自哪个数据集", "The data set that this entry comes from")
                            .to("dataset"))
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
    public Optional<SetImporter> importer() {
        return Optional.of(TableImport.of("organisations", "organisation"));
    }
}
