namespace AgentLoop;

/// <summary>A place in a product where values written out are answered by a value written out.</summary>
/// <param name="Inputs">The values that are asked for.</param>
/// <param name="Outputs">The values that are answered.</param>
/// <param name="Line">Where.</param>
/// <param name="Place">The function or the table that it is in.</param>
/// <param name="IsEntry">Whether it is an entry of a table, rather than a branch.</param>
internal sealed record LiteralAnswer(IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, int Line, string Place, bool IsEntry)
{
    public string Key => $"{string.Join(',', Inputs)}>{string.Join(',', Outputs)}";
}
