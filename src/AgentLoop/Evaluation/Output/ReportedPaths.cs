using System.Text;

namespace AgentLoop;

/// <summary>
/// The files of the workspace that tools mean by paths of theirs: absolute ones, of this copy or of the one where the program was
/// built, mapped ones (<c>/_/src/File.cs</c>), and ones relative to another folder.
/// </summary>
internal sealed class ReportedPaths
{
    private const int MaxPaths = 256;
    private const int MaxPathLength = 1024;

    /// <summary>Prints where the workspace is, then for each path that is read its longest ending that names a file, or an empty line.</summary>
    private const string Script = """
        pwd -P
        while IFS= read -r p; do
          while ! [ -f "$p" ]; do
            case $p in */*) p=${p#*/} ;; *) p=; break ;; esac
          done
          printf '%s\n' "$p"
        done
        """;

    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    private ReportedPaths()
    {
    }

    /// <summary>The file a path means, relative to the workspace; <see langword="null"/> for one outside.</summary>
    public string? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>Asks the sandbox, in one command, which of these paths end in a file of the workspace.</summary>
    public static async ValueTask<ReportedPaths> ResolveAsync(
        ISandboxSession session, string workingDirectory, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        ReportedPaths found = new();
        string[] asked = [.. paths.Where(path => path.Length <= MaxPathLength && !path.Contains('\n')).Distinct(StringComparer.Ordinal).Take(MaxPaths)];
        if (asked.Length == 0)
            return found;

        string[] normal = [.. asked.Select(path => Normalize(path, workingDirectory))];
        CommandResult answer = await session.ExecuteAsync(
            SandboxCommand.Shell(Script) with
            {
                StandardInput = Encoding.UTF8.GetBytes(string.Join('\n', normal) + "\n"),
                Timeout = TimeSpan.FromMinutes(1),
                MaxOutputBytes = (MaxPaths + 8) * MaxPathLength * 2,
            },
            cancellationToken).ConfigureAwait(false);
        string[] lines = answer.StandardOutput.Text.Split('\n');
        if (answer.Succeeded && lines.Length >= asked.Length + 1)
            found.Keep(asked, normal, lines);

        return found;
    }

    /// <summary>
    /// A bare file name is no evidence: a library's <c>Program.cs</c> is not ours. It counts below a folder that is known as the root,
    /// because the workspace is there, or because a longer path was found below it.
    /// </summary>
    private void Keep(string[] asked, string[] normal, string[] lines)
    {
        HashSet<string> roots = new(StringComparer.Ordinal) { "", "_/", lines[0].Trim('/') + "/" };
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < asked.Length; i++)
            {
                string file = lines[i + 1];
                if (file.Length == 0 || !normal[i].EndsWith(file, StringComparison.Ordinal))
                    continue;

                string root = normal[i][..^file.Length];
                if (file.Contains('/', StringComparison.Ordinal))
                    roots.Add(root);
                if (roots.Contains(root))
                    files[asked[i]] = file;
            }
        }
    }

    /// <summary>The path from the top of whatever it is in, without <c>.</c> and <c>..</c>, so that no ending of it leads outside.</summary>
    private static string Normalize(string path, string workingDirectory)
    {
        string slashed = path.Replace('\\', '/');
        bool rooted = slashed.StartsWith('/') || slashed.Contains(":/", StringComparison.Ordinal);
        Stack<string> parts = new();
        foreach (string part in (rooted ? slashed : $"{workingDirectory}/{slashed}").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "..")
                parts.TryPop(out _);
            else if (part is not ".")
                parts.Push(part);
        }

        return string.Join('/', parts.Reverse());
    }
}
