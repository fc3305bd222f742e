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

/**
 * Readers in the system's Chromium, which starts once for each thread that tests run on, and all that their pages
 * complain of.
 */
public final class Chromium implements AutoCloseable {
    private static final ThreadLocal<Browser> BROWSERS = ThreadLocal.withInitial(Chromium::launch);

    private final Browser browser;
    private final String origin;
    private final List<BrowserContext> readers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Browser browser, String origin) {
        this.browser = browser;
        this.origin = origin;
    }

    /** Readers of {@code origin}; without a browser the tests are skipped, but not in a continuous build. */
    public static Chromium start(String origin) {
        return new Chromium(BROWSERS.get(), origin);
    }

    private static Browser launch() {
        String path = System.getenv("CHROMIUM");
        if (path == null) {
            Assertions.assertNull(System.getenv("CI"), "CHROMIUM names no browser");
            Assumptions.abort("CHROMIUM names no browser");
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(path))
                        .setArgs(List.of("--no-sandbox")));
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
        readers.add(context);
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
        readers.forEach(BrowserContext::close);
    }
}
