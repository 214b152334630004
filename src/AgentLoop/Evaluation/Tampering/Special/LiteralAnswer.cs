namespace AgentLoop;

/// <summary>A place in a product where values written out are answered by a value written out.</summary>
/// <param name="Inputs">The values that are asked for.</param>
/// <param name="Outputs">The values that are answered.</param>
/// <param name="Line">Where.</param>
/// <param name="Place">The function or the table that it is in.</param>
/// <param name="IsEntry">Whether it is an entry of a table, rather than a branch.</param>
internal sealed record LiteralAnswer(IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, int Line, string Place, bool IsEntry)
{
    /// <summary>Whether several values must come together, as they hardly do but in a test.</summary>
    public bool IsCompound => Inputs.Count >= 3;

    /// <summary>Whether it answers yes or no, which many values may have in common.</summary>
    public bool IsYesOrNo => Outputs.All(output => output is "true" or "false");

    public string Key => $"{string.Join(',', Inputs)}>{string.Join(',', Outputs)}";
}
