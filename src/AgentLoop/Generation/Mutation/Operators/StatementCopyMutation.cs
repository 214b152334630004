namespace AgentLoop;

/// <summary>
/// A statement of the function that is repeated elsewhere in it (the insertion of GenProg, Le Goues et al. 2012: the mend is often in
/// the program already).
/// </summary>
internal sealed class StatementCopyMutation : IMutationOperator
{
    private const int MostCopies = 8;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Function is not { } function || !site.File.Statements.TryGetValue(site.Index, out SourceStatement? target)
            || target.IsBareBody)
            return [];
        return site.File.StatementsAround(site.Index)
            .Where(s => s.IsSimple && s != target && function.Body.Contains(s.Range.First) && IsCopyable(site.File, s))
            .OrderBy(s => Math.Abs(s.Range.First - target.Range.First))
            .ThenBy(s => s.Range.First)
            .DistinctBy(s => site.TextOf(s.Range), StringComparer.Ordinal)
            .Take(MostCopies)
            .SelectMany((s, i) => Copies(site, target, site.TextOf(s.Range), 0.035 * Math.Pow(0.85, i)));
    }

    private static IEnumerable<Mutation> Copies(MutationSite site, SourceStatement target, string text, double likelihood)
    {
        string separator = site.File.NewLine + site.File.Indentation(site.Index);
        yield return site.Prepend(MutationKind.Copy, site.Index, text + separator, likelihood);
        if (target.Next is null && target.IsSimple && site.Token.Text is not ("return" or "break" or "continue" or "throw" or "raise"))
            yield return site.Append(MutationKind.Copy, target.Range.Last, separator + text, likelihood);
    }

    /// <summary>Not what declares a name, and nothing of several lines.</summary>
    private static bool IsCopyable(SourceFile file, SourceStatement statement)
    {
        CodeRange range = statement.Range;
        bool declares = !file.Language.IsIndented && file.Names.DeclaredIn(range).Any();
        bool definition = file.At(range.First).Text is "def" or "class" or "import" or "from" or "pass";
        return !declares && !definition && file.Code[range.First].Line == file.Code[range.Last].Line;
    }
}
