package pilotcity.portal.kernel.http.operation;

import pilotcity.index.kind.Label;

/** Under what an operation stands in the description. */
public enum OperationSection {
    SEARCH("检索", "Search"),
    SUGGESTIONS("建议", "Suggestions"),
    DOCUMENTS("单个条目", "Documents"),
    WRITES("写入", "Writes"),
    HISTORY("非公开内容与审计", "What is not public, and audit"),
    TOKENS("令牌", "Tokens"),
    FILES("文件与照片", "Files and photos"),
    TABLES("数据表", "Tables"),
    UPLOADS("上传", "Uploads"),
    EXPORTS("导出", "Exports"),
    CHANGES("变更", "Changes"),
    FEEDS("订阅", "Feeds"),
    TILES("瓦片", "Tiles"),
    HEALTH("运行状态", "Health");

    private final String zh;
    private final String en;

    OperationSection(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Label title() {
        return new Label(zh, en);
    }
}
