namespace AgentLoop.Roslyn;

/// <summary>
/// Runs the compiler's parser where it has the room that a text can make it need: it watches its stack in some of its ways into itself only, and a
/// process whose stack is used up cannot be saved. Room that is not used costs nothing.
/// </summary>
internal static class DeepStack
{
    private const int Room = 8 << 20;
    private const int RoomPerCharacter = 1024;

    public static Task<T> RunAsync<T>(int characters, Func<T> parse)
    {
        TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() => Complete(completion, parse), Room + (characters * RoomPerCharacter)) { IsBackground = true, Name = "C# parser" };
        thread.Start();
        return completion.Task;
    }

    private static void Complete<T>(TaskCompletionSource<T> completion, Func<T> parse)
    {
        try
        {
            completion.SetResult(parse());
        }
        catch (Exception e)
        {
            completion.SetException(e);
        }
    }
}
