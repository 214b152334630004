namespace AgentLoop;

internal static class StatementFinder
{
    /// <summary>The statements of a file by their first token; none in a language whose blocks end with a keyword.</summary>
    public static IReadOnlyDictionary<int, SourceStatement> Find(SourceFile file) => file.Language.Layout switch
    {
        SourceLayout.Braces => BraceStatements.Find(file),
        SourceLayout.Indentation => IndentedStatements.Find(file),
        _ => new Dictionary<int, SourceStatement>(),
    };
}
