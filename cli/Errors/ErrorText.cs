namespace Todo.Cli.Errors;

/// <summary>Says in one line what went wrong in the depth of an evaluation or of the disk.</summary>
internal static class ErrorText
{
    /// <summary>The message of what was thrown first, as Pulumi wraps what the program throws, with what helps.</summary>
    internal static string Of(Exception error)
    {
        // An AggregateException's InnerException is the first of its inner ones.
        while (error.InnerException is { } inner)
        {
            error = inner;
        }

        return error is IOException or UnauthorizedAccessException
            ? $"{error.Message}\nSee that it is there, that you may write there, and that the disk is not full: ls -ld PATH && df -h"
            : error.Message;
    }
}
