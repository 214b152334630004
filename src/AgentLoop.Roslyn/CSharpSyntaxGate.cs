using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>
/// Checks C# files (<c>.cs</c>) and scripts (<c>.csx</c>) with the compiler's own parser. It looks at one file at a time and knows no types: what
/// it lets through may still not compile.
/// </summary>
/// <remarks>
/// The language is taken in its newest form, preview included, so that nothing is refused because a project's language is newer than the gate
/// thinks; a word that is too new for the project is found by its build. What stands between <c>#if</c> and <c>#endif</c> under a symbol that is
/// not defined is skipped, as the compiler skips it. A text of more than 500,000 characters, or nested more than 1,000 deep, has one error: that it is.
/// </remarks>
public sealed class CSharpSyntaxGate : ISyntaxGate
{
    private const int MaxLength = 500_000;
    private const int MaxDepth = 1000;

    private readonly CSharpParseOptions code;
    private readonly CSharpParseOptions script;

    /// <summary>Checks what the compiler would read where these symbols are defined, such as <c>DEBUG</c>.</summary>
    /// <exception cref="AgentLoopException">A symbol is no identifier.</exception>
    public CSharpSyntaxGate(params IReadOnlyList<string> preprocessorSymbols)
    {
        ArgumentNullException.ThrowIfNull(preprocessorSymbols);
        if (preprocessorSymbols.FirstOrDefault(symbol => !SyntaxFacts.IsValidIdentifier(symbol)) is { } invalid)
            throw new AgentLoopException($"\"{invalid}\" cannot be a preprocessor symbol; it must be an identifier, such as DEBUG.");

        code = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: preprocessorSymbols);
        script = code.WithKind(SourceCodeKind.Script);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SyntaxError>> CheckAsync(SyntaxRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (OptionsFor(request.Path) is not { } options)
            return [];
        if (TooMuch(request.Text) is { } problem)
            return [new SyntaxError { Path = request.Path, Line = 1, Message = problem }];
        return await DeepStack.RunAsync(request.Text.Length, () => Check(request, options, cancellationToken)).ConfigureAwait(false);
    }

    private static string? TooMuch(string text) =>
        text.Length > MaxLength ? "The file is too long to be checked."
        : Nesting.DepthOf(text) > MaxDepth ? "The file is nested too deep to be checked."
        : null;

    private static IReadOnlyList<SyntaxError> Check(SyntaxRequest request, CSharpParseOptions options, CancellationToken cancellationToken)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(request.Text, options, cancellationToken: cancellationToken);
        return [.. tree.GetDiagnostics(cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => ErrorOf(request.Path, d))];
    }

    private static SyntaxError ErrorOf(string path, Diagnostic diagnostic) => new()
    {
        Path = path,
        Line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1,
        Message = $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}",
    };

    private CSharpParseOptions? OptionsFor(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CS" => code,
        ".CSX" => script,
        _ => null,
    };
}
