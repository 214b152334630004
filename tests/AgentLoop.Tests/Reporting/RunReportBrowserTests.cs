using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace AgentLoop.Tests.Reporting;

/// <summary>Opens reports in a browser, as their readers do.</summary>
public sealed class RunReportBrowserTests(ChromiumBrowser chromium) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private const int Events = 5_000;

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-report-").FullName;
    private readonly List<string> complaints = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_report_of_five_thousand_events_is_quick_quiet_and_usable_by_keyboard()
    {
        Assert.SkipWhen(chromium.Browser is null, ChromiumBrowser.Missing);
        string file = Path.Combine(folder, "run.html");
        await using (FileStream output = File.Create(file))
            await (await LongRun.CreateAsync(Events)).WriteAsync(output);
        IPage page = await OpenAsync(file, ColorScheme.Dark, 1280, 900);

        Assert.True(await page.Locator("#events .chunk > li").CountAsync() >= Events);
        await AssertIsLightAsync(page);
        await UseKeysAsync(page);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await page.SetViewportSizeAsync(400, 800);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task What_is_hostile_in_a_run_stays_text_in_the_browser()
    {
        Assert.SkipWhen(chromium.Browser is null, ChromiumBrowser.Missing);
        const string Hostile = "</script></style><script>window.hit = 1</script><img src=\"http://127.0.0.1:9/x\" onerror=\"window.hit = 1\"><svg onload=\"window.hit = 1\">\0\u202e";
        WrittenRun run = new();
        await run.BeginAsync(Hostile);
        run.Add(new PlanMade { Plan = new Plan { Steps = [Hostile, new string('w', 200_000)], RevisionReason = "' onmouseover='window.hit = 1" } });
        run.Add(new ToolCalled { Tool = Hostile, CallId = Hostile, Arguments = new RecordedContent { Text = Hostile }, End = ToolCallEnd.Failed, Result = new RecordedContent { Text = Hostile } });
        string file = Path.Combine(folder, "hostile.html");
        await using (FileStream output = File.Create(file))
            await run.WriteAsync(output);
        IPage page = await OpenAsync(file, ColorScheme.Light, 400, 800);

        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof window.hit"));
        Assert.Equal(0, await page.Locator("img, main script").CountAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(complaints);
    }

    private async Task<IPage> OpenAsync(string file, ColorScheme scheme, int width, int height)
    {
        IPage page = await chromium.Browser!.NewPageAsync(new BrowserNewPageOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce });
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        string address = new Uri(file).AbsoluteUri;
        page.Request += (_, request) =>
        {
            if (request.Url != address)
                complaints.Add(request.Url);
        };
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Of what is not in view nothing is laid out, so that this takes as long for many events as for few.</summary>
    private static async Task AssertIsLightAsync(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        JsonElement metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        double layout = metrics.EnumerateArray().Where(m => m.GetProperty("name").GetString() is "LayoutDuration" or "RecalcStyleDuration").Sum(m => m.GetProperty("value").GetDouble());
        Assert.True(layout < 2, $"Layout took {layout} s.");
    }

    private static async Task UseKeysAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        await page.Keyboard.PressAsync("j");
        Assert.Contains("Plan", await FocusAsync(page), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.InsertTextAsync("approval.decided maria");
        Stopwatch watch = Stopwatch.StartNew();
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("approved by maria", await FocusAsync(page), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"The search took {watch.Elapsed}.");
        Assert.StartsWith("1 of 5,", await page.Locator("#found").TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.parentElement.open"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator("#events li[hidden]").CountAsync());
        await page.Keyboard.PressAsync("k");
        Assert.Contains("step approve", await FocusAsync(page), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("t");
        Assert.Equal("light", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator("#keys").IsVisibleAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("#keys").IsVisibleAsync());
    }

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent");
}
