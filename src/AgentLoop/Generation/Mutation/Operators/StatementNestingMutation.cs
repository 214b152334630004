namespace AgentLoop;

/// <summary>
/// The last statement of a block that moves behind it, or the one behind it that moves in (a move after GenProg, Le Goues et al.
/// 2012).
/// </summary>
internal sealed class StatementNestingMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.File.Statements.TryGetValue(site.Index, out SourceStatement? statement) || !statement.IsSimple || statement.IsBareBody)
            return [];
        bool last = statement.Next is null && statement.Block.Statements.Count > 1;
        bool follows = statement.Ordinal > 0 && !statement.Block.Statements[statement.Ordinal - 1].IsSimple;
        IEnumerable<Mutation> outwards = last ? site.Language.IsIndented ? Dedent(site, statement) : BehindBrace(site, statement) : [];
        return follows ? outwards.Concat(site.Language.IsIndented ? Indent(site, statement) : BeforeBrace(site, statement)) : outwards;
    }

    private static double Likelihood(MutationSite site) => site.Token.Is("return") ? 0.24 : 0.1;

    private static IEnumerable<Mutation> Dedent(MutationSite site, SourceStatement statement)
    {
        int header = statement.Block.Statements[0].Range.First - 1;
        while (header > 0 && !LogicalLines.Starts(site.File, header))
            header--;
        if (header < 0 || site.File.At(header).Text is "def" or "class" || statement.Range.Last + 1 < site.File.Code.Count
            && site.File.At(statement.Range.Last + 1).Text is "else" or "elif" or "except" or "finally")
            return [];
        int start = site.File.LineStart(site.Index);
        return [new Mutation(MutationKind.Move, start, site.Token.Start, site.File.Indentation(header), Likelihood(site))];
    }

    private static IEnumerable<Mutation> Indent(MutationSite site, SourceStatement statement)
    {
        int inner = statement.Range.First - 1;
        while (inner > 0 && !LogicalLines.Starts(site.File, inner))
            inner--;
        int start = site.File.LineStart(site.Index);
        string indentation = site.File.Indentation(inner);
        return indentation.Length <= LogicalLines.Column(site.File, site.Index) ? []
            : [new Mutation(MutationKind.Move, start, site.Token.Start, indentation, Likelihood(site) * 0.7)];
    }

    private static IEnumerable<Mutation> BehindBrace(MutationSite site, SourceStatement statement)
    {
        int brace = statement.Range.Last + 1;
        bool body = site.Function?.Body.Last == brace;
        if (!site.File.Is(brace, "}") || body || site.File.At(brace + 1).Text is "else" or "catch" or "finally" or "while" or ")" or ","
            or ";")
            return [];
        (int start, _) = StatementText.Lines(site.File, statement.Range);
        int end = site.File.Code[brace].End;
        string between = site.File.Text[site.File.Code[statement.Range.Last].End..end].TrimStart('\r', '\n');
        string moved = between + site.File.NewLine + site.File.Indentation(brace) + site.TextOf(statement.Range);
        return [new Mutation(MutationKind.Move, start, end, moved, Likelihood(site))];
    }

    private static IEnumerable<Mutation> BeforeBrace(MutationSite site, SourceStatement statement)
    {
        int brace = statement.Range.First - 1;
        if (!site.File.Is(brace, "}") || !site.File.Code[brace].StartsLine)
            return [];
        string indentation = site.File.Indentation(brace);
        string text = $"    {site.TextOf(statement.Range)}{site.File.NewLine}{indentation}}}";
        return [site.Replace(MutationKind.Move, new CodeRange(brace, statement.Range.Last), text, Likelihood(site) * 0.5)];
    }
}
