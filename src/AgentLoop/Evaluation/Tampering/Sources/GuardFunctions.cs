namespace AgentLoop;

/// <summary>Finds the functions of a source, and the calls that are tests.</summary>
internal static class GuardFunctions
{
    public static IReadOnlyList<GuardFunction> Of(GuardSource source)
    {
        if (source.Language.Layout != SourceLayout.Braces)
            return [.. new IndentedFunctions(source).Find()];
        IEnumerable<GuardFunction> functions = new BraceFunctions(source).Find();
        return source.IsScript ? [.. functions.Where(f => !CalledWords.Are(f.Name)), .. new CalledTests(source).Find()] : [.. functions];
    }
}
