using System.Text;

namespace AgentLoop;

/// <summary>
/// Puts marks in the place of secrets: <c>[secret:NAME]</c> for one that is known by name, <c>[secret:KIND]</c> for what looks like one. The mark of a
/// value is always the same and says nothing about it; what is masked stays valid UTF-8 and valid JSON, and as it is when it is masked again.
/// </summary>
/// <remarks>Immutable, and safe for concurrent use.</remarks>
public sealed class SecretMask
{
    private readonly SecretFinder finder;

    /// <summary>Masks what the options say; as <see cref="RedactionOptions"/> says unless given. The environment is read here and not again.</summary>
    public SecretMask(RedactionOptions? options = null)
    {
        options ??= new RedactionOptions();
        IEnumerable<KnownSecret> environment = options.IncludesEnvironment ? SecretVariables.Of(Environment.GetEnvironmentVariables()).OrderBy(s => s.Name, StringComparer.Ordinal) : [];
        finder = new SecretFinder([.. options.Registered, .. environment], options.IncludesPatterns);
    }

    /// <summary>Masks nothing.</summary>
    public static SecretMask None { get; } = new(new RedactionOptions { IncludesEnvironment = false, IncludesPatterns = false });

    internal SecretFinder Finder => finder;

    /// <summary>The text with its secrets masked; the same text where it has none.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !finder.IsEmpty && finder.Find(text) is { } spans ? MaskedText.Write(text, spans) : text;
    }

    /// <summary>The content with its secrets masked; the same memory where it has none.</summary>
    /// <param name="content">Text in UTF-8, or anything else.</param>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> content)
    {
        List<SecretSpan>? spans = Find(content.Span);
        return spans is null ? content : MaskedBytes.Write(content.Span, spans);
    }

    /// <summary>The same for JSON, of which only strings are masked and names of properties; the same memory where nothing is.</summary>
    public ReadOnlyMemory<byte> ApplyToJson(ReadOnlyMemory<byte> json)
    {
        List<SecretSpan>? spans = Find(json.Span);
        return spans is null || MaskedJson.Within(json.Span, spans) is not { Count: > 0 } within ? json : MaskedBytes.Write(json.Span, within);
    }

    internal List<SecretSpan>? Find(ReadOnlySpan<byte> content)
    {
        if (finder.IsEmpty || content.IsEmpty)
            return null;
        using WideText wide = WideText.Of(content);
        return finder.Find(wide.Characters);
    }
}
