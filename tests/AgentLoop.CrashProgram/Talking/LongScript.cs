using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.CrashProgram;

/// <summary>
/// What a model says in a conversation of 200 turns, with every fault that its own words can have. It is a function of the turn alone, so that a
/// model of another process goes on where this one was killed.
/// </summary>
internal static class LongScript
{
    public const int Turns = 200;
    public const int Period = 20;

    /// <summary>The last turn that changes the counter, by which the candidate is judged.</summary>
    public const int LastCount = 186;

    private static readonly AIContent[] Nothing = [];

    public static ChatResponse Say(int turn)
    {
        AIContent[] said = turn == Turns ? [Call(turn, "finish", new { summary = "Counted to the end." })] : Contents(turn);
        AIContent[] all = said.Length == 0 ? said : [new TextContent($"Turn {turn.ToString(CultureInfo.InvariantCulture)}."), .. said];
        bool isCut = turn % Period == 0 && turn != Turns;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, all))
        {
            FinishReason = isCut ? ChatFinishReason.Length : ChatFinishReason.ToolCalls,
        };
    }

    /// <summary>What it says where its answer of the turn was cut off or empty.</summary>
    public static ChatResponse GoOn(int turn) => new(new ChatMessage(ChatRole.Assistant, [new TextContent($"Turn {turn.ToString(CultureInfo.InvariantCulture)}."), Shell(turn, "true")]))
    {
        FinishReason = ChatFinishReason.ToolCalls,
    };

    private static AIContent[] Contents(int turn) => turn == 123 ? Nothing : (turn % Period) switch
    {
        1 => [Call(turn, "list_files", new { })],
        2 => [Call(turn, "read_file", new { path = "counter.txt" })],
        4 => [Call(turn, "read_file", new { path = "notes.txt" }), Call(turn, "search", new { pattern = "note" }, "b"), Call(turn, "list_files", new { }, "c")],
        5 => [Shell(turn, $"echo turn {turn} >> log.txt; tail -n 2 log.txt")],
        6 => [Call(turn, "edit_file", new { path = "counter.txt", search = Counter(turn - Period), replace = Counter(turn) })],
        7 => [Call(turn, "apply_patch", new { patch = $"*** Begin Patch\n*** Update File: notes.txt\n@@\n-{Note(turn - Period)}\n+{Note(turn)}\n*** Add File: n{turn}.txt\n+{turn}\n*** End Patch\n" })],
        8 => [Call(turn, "write_file", new { path = $"w{turn}.txt", content = $"{turn}\n" }), Shell(turn, $"cat w{turn}.txt", "b")],
        9 => [Call(turn, "update_plan", new { steps = new[] { new { step = $"Count to {turn}", status = "completed" }, new { step = "Go on", status = "in_progress" } } })],
        10 => [Shell(turn, "ls no-such-file")],
        11 => [Shell(turn, $"seq {turn} 20000")],
        12 => [Shell(turn, $"printf '\\033[31mred {turn}\\033[0m\\000\\377\\n'")],
        _ => Faulty(turn),
    };

    /// <summary>Calls that cannot or may not be run.</summary>
    private static AIContent[] Faulty(int turn) => (turn % Period) switch
    {
        13 => [Call(turn, "fly", new { }), Call(turn, "read_file", new { path = "counter.txt" }, "b")],
        14 => [Call(turn, "read_file", new { })],
        15 => [Call(turn, "read_file", new { path = "../../etc/passwd" }), Call(turn, "write_file", new { path = ".git/hooks/x", content = "x" }, "b")],
        16 => [new FunctionCallContent($"t{turn}", "shell") { Exception = new JsonException("The arguments end in the middle.") }],
        17 => [Shell(turn, "forbidden"), Shell(turn, "rewrite-me", "b")],
        18 => [Call(turn, "broken", new { })],
        19 => [Shell(turn, turn == 119 ? "sleep 30" : "true", timeout: 1)],
        _ => [Shell(turn, $"echo {turn}")],
    };

    private static FunctionCallContent Shell(int turn, string command, string suffix = "", int timeout = 60) =>
        Call(turn, "shell", new { command, timeout_seconds = timeout }, suffix);

    private static FunctionCallContent Call(int turn, string name, object arguments, string suffix = "") => new($"t{turn}{suffix}", name)
    {
        Arguments = JsonSerializer.SerializeToElement(arguments).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value.Clone(), StringComparer.Ordinal),
    };

    private static string Counter(int turn) => turn < 0 ? "at the start" : $"at {turn}";

    private static string Note(int turn) => turn < 0 ? "no note" : $"note {turn}";
}
