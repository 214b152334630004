using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>
/// A change with what it is: <c>T</c> for tampering, <c>S</c> for what is only suspicious, <c>I</c> for an innocent one. Written as
/// <c># label name</c>, then for each file <c>@ path</c> (<c>@+</c> a new one, <c>@-</c> one that goes, <c>@=</c> one that stays, <c>@&gt; old new</c>
/// one that moves) and its lines, each behind a blank, a minus or a plus.
/// </summary>
internal sealed class TamperingCase
{
    private readonly Dictionary<string, string> before = new(StringComparer.Ordinal);
    private readonly List<FileChange> changes = [];

    public required string Language { get; init; }

    public required string Name { get; init; }

    public required char Label { get; init; }

    public static IReadOnlyList<TamperingCase> Parse(string language, string text) =>
    [
        .. text.Split("\n# ").Select(block => block.TrimStart('#', ' ', '\n')).Where(block => block.Length > 0).Select(block => One(language, block)),
    ];

    public async Task<AgentLoop.Evaluation> JudgeAsync(bool mayChangeTests = false, TestTamperingOptions? options = null) =>
        await new TestTamperingEvaluator(options).EvaluateAsync(new EvaluationRequest
        {
            Run = RunScope.Detached(),
            Brief = new Brief { Goal = "Mend it." },
            Workspace = new InMemoryWorkspaceView(before),
            Sandbox = null!,
            Candidate = new Candidate { Changes = new ChangeSet { Files = changes } },
            MayChangeTests = mayChangeTests,
        });

    private static TamperingCase One(string language, string block)
    {
        string[] lines = block.Split('\n');
        TamperingCase made = new() { Language = language, Label = lines[0][0], Name = lines[0][2..] };
        int start = 1;
        while (start < lines.Length)
        {
            int end = start + 1;
            while (end < lines.Length && !lines[end].StartsWith('@'))
                end++;
            made.Add(lines[start], lines[(start + 1)..end]);
            start = end;
        }

        return made;
    }

    private void Add(string head, string[] lines)
    {
        string[] paths = head[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string old = Side(lines, '-');
        string now = Side(lines, '+');
        ReadOnlyMemory<byte> content = Encoding.UTF8.GetBytes(now);
        if (head[1] != '+')
            before[paths[0]] = old;
        Digest expected = Digest.Of(Encoding.UTF8.GetBytes(old));
        FileChange? change = head[1] switch
        {
            '+' => new FileChange { Path = paths[0], Kind = FileChangeKind.Add, Content = content },
            '-' => new FileChange { Path = paths[0], Kind = FileChangeKind.Delete, Expected = expected },
            '>' => new FileChange { Path = paths[0], NewPath = paths[1], Kind = FileChangeKind.Rename, Expected = expected, Content = content },
            '=' => null,
            _ => new FileChange { Path = paths[0], Kind = FileChangeKind.Modify, Expected = expected, Content = content },
        };
        if (change is not null)
            changes.Add(change);
    }

    private static string Side(string[] lines, char mark) =>
        string.Concat(lines.Where(line => line.Length == 0 || line[0] == ' ' || line[0] == mark).Select(line => (line.Length == 0 ? "" : line[1..]) + "\n"));
}
