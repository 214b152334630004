using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The tests of node's <c>spec</c> reporter in their suites.</summary>
internal sealed class NodeTree(ReportBuilder report)
{
    private const int MaxDepth = 64;

    private readonly Stack<(int Indent, string Name, int First)> open = new();
    private readonly Queue<(string Name, int Index)> failed = new();
    private ReportedTest? test;
    private string? suite;
    private string simpleName = "";
    private bool suiteFailed;
    private int textIndent;

    public (string File, int Line)? NextPlace { get; set; }

    public void Open(int indent, string name)
    {
        Flush();
        Leave(indent - 1);
        if (open.Count < MaxDepth)
            open.Push((indent, name, report.Count));
    }

    /// <summary>Takes a line that says what became of a test, or of the suite that ends with it.</summary>
    public void Close(Match result)
    {
        Flush();
        int indent = result.Groups["indent"].Length;
        string name = result.Groups["name"].Value;
        Leave(indent);

        textIndent = indent + 2;
        test = new ReportedTest { Outcome = OutcomeOf(result), Duration = ReportNumbers.Units(result.Groups["time"].ValueSpan) };
        if (open.TryPeek(out (int Indent, string Name, int First) level) && level.Indent == indent && level.Name == name)
            CloseSuite(open.Pop().First);
        else
            suite = null;
        test.Name = string.Join(ReportNames.Separator, open.Reverse().Select(parent => parent.Name).Append(ReportNames.Stable(name, report.Options.Root)));
        simpleName = name;
    }

    /// <summary>Takes what an error says, which stands indented behind the result, up to an empty line.</summary>
    public void TakeText(string line)
    {
        if (test is not { Outcome: TestOutcome.Failed })
            return;
        if (line.Length == 0 && test.StackTrace.Length > 0)
            Flush();
        else if (line.Length >= textIndent && line.AsSpan(0, textIndent).IsWhiteSpace())
            test.StackTrace.AppendLine(line.AsSpan(textIndent));
    }

    /// <summary>Adds what was read last.</summary>
    public void Flush()
    {
        if (test is not null && suite is null)
            AddTest(test);
        else if (test is { Outcome: TestOutcome.Failed } && !suiteFailed)
            report.AddError($"{test.Name}: {test.StackTrace}");
        test = null;
    }

    /// <summary>Gives the next failed test of this name its place.</summary>
    public void PlaceNext(string name)
    {
        if (failed.TryPeek(out (string Name, int Index) next) && next.Name == name && NextPlace is var (file, line))
            report.SetPlace(failed.Dequeue().Index, file, line);
        NextPlace = null;
    }

    /// <summary>Leaves the suites that are indented further.</summary>
    private void Leave(int indent)
    {
        while (open.TryPeek(out (int Indent, string Name, int First) level) && level.Indent > indent)
            open.Pop();
    }

    private void AddTest(ReportedTest read)
    {
        JUnitFailure.Separate(read);
        int index = report.Add(read);
        if (read.Outcome == TestOutcome.Failed && index >= 0)
            failed.Enqueue((simpleName, index));
    }

    private void CloseSuite(int first)
    {
        suite = simpleName;
        suiteFailed = Enumerable.Range(first, report.Count - first).Any(index => report[index].Outcome == TestOutcome.Failed);
    }

    private static TestOutcome OutcomeOf(Match result)
    {
        if (result.Groups["directive"].ValueSpan.StartsWith(" # TODO"))
            return TestOutcome.Skipped;

        return result.Groups["mark"].ValueSpan switch
        {
            "✔" => TestOutcome.Passed,
            "✖" => TestOutcome.Failed,
            _ => TestOutcome.Skipped,
        };
    }
}
