using Microsoft.Playwright;

namespace AgentLoop.Tests.Reporting;

/// <summary>The Chromium of this machine, started once for all tests of a class.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    public const string Missing = "There is no Chromium on this machine (on Debian, the package chromium); other tests read the page as XML.";

    private static readonly string? Program =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;

    /// <summary>The browser; <see langword="null"/> where there is none.</summary>
    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}
