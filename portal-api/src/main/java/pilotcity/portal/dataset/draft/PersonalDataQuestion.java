package pilotcity.portal.dataset.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;

/** Asks of each column that seems to hold personal data whether everybody may read it. */
final class PersonalDataQuestion {
    static final String CODE = "personal-data";

    private static final Map<String, Label> SORTS = Map.of(
            "phone", new Label("电话号码", "telephone numbers"),
            "identity", new Label("证件号码", "identity numbers"),
            "email", new Label("电子邮箱", "e-mail addresses"),
            "plate", new Label("车牌号", "number plates"),
            "account", new Label("账号", "account numbers"),
            "name", new Label("人名", "names of people"),
            "home-address", new Label("家庭住址", "home addresses"));

    private PersonalDataQuestion() {}

    /** One for each column of a proposal that has {@code personalData}. */
    static List<ProposalQuestion> of(JsonObject proposal) {
        Map<String, List<JsonObject>> columns = new LinkedHashMap<>();
        proposal.getJsonArray("personalData", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .forEach(found -> columns.computeIfAbsent(found.getString("column"), column -> new ArrayList<>())
                        .add(found));
        return columns.entrySet().stream()
                .map(column -> question(column.getKey(), column.getValue()))
                .toList();
    }

    private static ProposalQuestion question(String column, List<JsonObject> found) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        found.forEach(each -> {
            Label sort = SORTS.getOrDefault(each.getString("sort"), Label.same(each.getString("sort")));
            long cells = each.getLong("count", 0L);
            zh.add(sort.zh() + (cells == 0 ? "" : "（" + cells + " 格）"));
            en.add(sort.en() + (cells == 0 ? "" : " (" + cells + (cells == 1 ? " cell)" : " cells)")));
        });
        JsonObject message = new JsonObject()
                .put("zh", "似乎含有个人信息：" + String.join("、", zh) + "。确实可以让任何人看到吗？如不可以，请上传去掉该列的文件")
                .put(
                        "en",
                        "seems to hold personal data: " + String.join(", ", en)
                                + "; may everybody read it? If not, upload the file without the column");
        JsonObject note = new JsonObject()
                .put("code", CODE)
                .put("question", true)
                .put("message", message)
                .put("rows", new JsonArray());
        return new ProposalQuestion(CODE + ":" + column, column, note);
    }
}
