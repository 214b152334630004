namespace AgentLoop;

/// <summary>What cargo and the compiler say went wrong outside of any test.</summary>
internal sealed class CargoErrors(ReportBuilder report)
{
    private readonly BoundedText text = new(4096);
    private bool inError;

    public void Take(string line)
    {
        if (line.StartsWith("error: test failed", StringComparison.Ordinal) || line.StartsWith("error: doctest failed", StringComparison.Ordinal))
            Flush();
        else if (line.StartsWith("error: ", StringComparison.Ordinal) && line.EndsWith("failed:", StringComparison.Ordinal))
            Flush();
        else if (line.StartsWith("error", StringComparison.Ordinal) && line.AsSpan(5).StartsWith(": ") is var plain && (plain || line.AsSpan(5).StartsWith("[")))
            Begin(line);
        else if (line.Contains("process didn't exit successfully", StringComparison.Ordinal))
            report.AddError(line);
        else if (inError && line.Length == 0)
            Flush();
        else if (inError)
            text.AppendLine(line);
    }

    public void Flush()
    {
        if (inError)
            report.AddError(text.ToString());
        text.Clear();
        inError = false;
    }

    private void Begin(string line)
    {
        Flush();
        inError = true;
        text.Append(line);
    }
}
