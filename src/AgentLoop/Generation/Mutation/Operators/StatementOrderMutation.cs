namespace AgentLoop;

/// <summary>Two statements that change places (the swap of GenProg, Le Goues et al. 2012).</summary>
internal sealed class StatementOrderMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.File.Statements.TryGetValue(site.Index, out SourceStatement? statement) || statement.Next is not { } next
            || statement.IsBareBody)
            return [];
        bool jumps = site.File.At(next.Range.First).Text is "return" or "break" or "continue" or "throw" or "raise";
        bool jumped = site.Token.Text is "return" or "break" or "continue" or "throw" or "raise" or "def" or "class" or "import" or "from";
        if (jumped || Uses(site.File, statement.Range, next.Range))
            return [];
        double likelihood = (statement.IsSimple && next.IsSimple ? 0.15 : 0.1) * (jumps ? 0.35 : 1);
        return [site.Replace(MutationKind.Move, new CodeRange(statement.Range.First, next.Range.Last),
            Swapped(site.File, statement.Range, next.Range), likelihood)];
    }

    private static string Swapped(SourceFile file, CodeRange first, CodeRange second)
    {
        string between = file.Text[file.Code[first.Last].End..file.Code[second.First].Start];
        return file.TextOf(second) + between + file.TextOf(first);
    }

    /// <summary>Whether the second uses a variable that the first declares.</summary>
    private static bool Uses(SourceFile file, CodeRange first, CodeRange second) =>
        !file.Language.IsIndented && file.Names.DeclaredIn(first)
        .Any(v => v.Scope.Contains(second.First) && Enumerable.Range(second.First, second.Count).Any(i => file.Is(i, v.Name)));
}
