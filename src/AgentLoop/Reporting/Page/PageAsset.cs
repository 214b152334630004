using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>A file of the page in its own language, as it stands in the folder <c>Page</c>.</summary>
internal sealed class PageAsset
{
    private PageAsset(string text) => Text = text;

    public static PageAsset Style { get; } = Read("report.css");

    public static PageAsset Script { get; } = Read("report.js");

    public static PageAsset Icons { get; } = Read("icons.svg");

    public static PageAsset Keys { get; } = Read("keys.html");

    public string Text { get; }

    /// <summary>What a content security policy knows it by: <see href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">CSP 3</see>, 2.3.1.</summary>
    public string Source => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static PageAsset Read(string name)
    {
        using Stream file = typeof(PageAsset).Assembly.GetManifestResourceStream($"report/{name}")
            ?? throw new InvalidOperationException($"The file \"{name}\" is not in the assembly.");
        using StreamReader reader = new(file);
        return new PageAsset(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
