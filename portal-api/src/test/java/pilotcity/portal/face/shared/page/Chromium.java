package pilotcity.portal.face.shared.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, and all that its pages complain of. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser, String origin) {
        this.playwright = playwright;
        this.browser = browser;
        this.origin = origin;
    }

    /** Starts it; without one the tests are skipped, but not in a continuous build. */
    public static Chromium start(String origin) {
        String path = System.getenv("CHROMIUM");
        if (path == null) {
            Assertions.assertNull(System.getenv("CI"), "CHROMIUM names no browser");
            Assumptions.abort("CHROMIUM names no browser");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(path))
                        .setArgs(List.of("--no-sandbox")));
        return new Chromium(playwright, browser, origin);
    }

    /** A fresh browser for one reader. */
    public BrowserContext reader(int width, ColorScheme scheme, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE) // a colour on its way to another has no contrast to speak of
                .setLocale("zh-CN")
                .setJavaScriptEnabled(scripts));
        context.onRequest(request -> note(!isOwn(request.url()), "request to " + request.url()));
        context.onConsoleMessage(
                message -> note(message.type().equals("error"), message.text() + " " + message.location()));
        context.onWebError(error -> note(true, error.error()));
        return context;
    }

    public Page open(String path) {
        Page page = reader(1280, ColorScheme.LIGHT, true).newPage();
        page.navigate(path);
        return page;
    }

    private boolean isOwn(String url) {
        return url.startsWith(origin + "/") || url.startsWith("data:") || url.startsWith("blob:");
    }

    private void note(boolean isComplaint, String text) {
        if (isComplaint) {
            complaints.add(text);
        }
    }

    /** Errors on the console and requests to other hosts since the last call. */
    public List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
