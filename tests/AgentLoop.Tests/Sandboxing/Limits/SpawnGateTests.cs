using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class SpawnGateTests
{
    [Fact]
    public async Task A_process_is_bound_before_its_first_instruction()
    {
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits limits = new(new SandboxLimits { OpenFiles = 77 }, folder);
        ChildStart ask = new() { Program = "/bin/grep", Arguments = ["open files", "/proc/self/limits"] };
        foreach (ChildResult result in await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ChildProcess.RunAsync(limits.Apply(ask), default).AsTask())))
            Assert.Matches(@" 77 +77 ", Encoding.UTF8.GetString(result.StandardOutput));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Gates));
    }

    [Fact]
    public async Task Descriptors_that_are_handed_over_keep_their_numbers()
    {
        using TemporaryFolder place = new();
        File.WriteAllText(place.File("handed"), "over");
        using FileStream handed = File.OpenRead(place.File("handed"));
        using SessionFolder folder = SessionFolder.Create(Toolchain.OfHost);
        await using SessionLimits limits = new(new SandboxLimits { OpenFiles = 16 }, folder);
        ChildStart list = new() { Program = "/bin/sh", Arguments = ["-c", "cat <&3; readlink /proc/$$/fd/*"], Descriptors = [handed.SafeFileHandle] };
        ChildResult result = await ChildProcess.RunAsync(limits.Apply(list), default);
        string[] open = Encoding.UTF8.GetString(result.StandardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("overpipe:", open[0], StringComparison.Ordinal);
        Assert.Equal(["pipe", "pipe", place.File("handed")], open[1..].Select(target => target.Split(':')[0]));
    }

    [Fact]
    public void A_process_that_cannot_be_bound_never_runs()
    {
        using TemporaryFolder place = new();
        string refusal = Start(place, out int error, gate => Task.Run(() =>
        {
            gate.Await();
            gate.Refuse();
        }));
        Assert.Equal((Libc.ENOENT, ""), (error, refusal));
    }

    [Fact]
    public void A_process_whose_host_died_while_it_waited_is_ended()
    {
        using TemporaryFolder place = new();
        string made = Start(place, out int error, _ => Task.Run(async () =>
        {
            await Task.Delay(200);
            SpawnGate.Clear(place.Path);
        }));
        Assert.Equal((Libc.ENOENT, ""), (error, made));
    }

    /// <summary>Starts what would make a file; the file's name if it did.</summary>
    private static unsafe string Start(TemporaryFolder place, out int error, Func<SpawnGate, Task> keep)
    {
        using Pipe pipe = Pipe.Open();
        using SpawnGate gate = SpawnGate.Make(place.Path, hostRoot: "");
        using SpawnSetup setup = new(place.Path, new PipeEnds(pipe.Reader, pipe.Writer, pipe.Writer), [], gate);
        using StringVector program = new(["/usr/bin/touch"]), arguments = new(["touch", "made"]), none = new([]);
        SpawnRequest request = new()
        {
            Program = program.First,
            Arguments = arguments.Pointers,
            Environment = none.Pointers,
            Actions = setup.Actions,
            Attributes = setup.Attributes,
        };
        Task kept = keep(gate);
        CallingThread.Instance.Spawn(&request);
        gate.Over();
        kept.Wait();
        error = request.Error;
        return File.Exists(place.File("made")) ? "made" : "";
    }
}
