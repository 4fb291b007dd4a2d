using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Shirube.App.Pages.Errors;
using Shirube.Domain;

namespace Shirube.App.Startup;

/// <summary>A form without the signs that nobody sees (<see cref="TypedText"/>). What is no form is refused in words.</summary>
internal sealed class TypedForm(HttpRequest request, FormOptions options) : IFormFeature
{
    /// <summary>Hashed as they are.</summary>
    private static readonly string[] Secrets = ["password", "current", "wanted"];

    private readonly FormFeature form = new(request, options);
    private IFormCollection? read;

    public bool HasFormContentType => form.HasFormContentType;

    public IFormCollection? Form
    {
        get => read;
        set => read = value;
    }

    public IFormCollection ReadForm() =>
        ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
    {
        if (read is not null)
            return read;
        if (!form.HasFormContentType)
            throw new UnreadableRequestException(UnreadableRequestException.NoForm);
        try
        {
            return read = Clean(
                IsInOneLine
                    ? await LineAsync(cancellationToken)
                    : await form.ReadFormAsync(cancellationToken)
            );
        }
        catch (InvalidDataException fault)
        {
            throw new UnreadableRequestException(UnreadableRequestException.NoForm, fault);
        }
    }

    private bool IsInOneLine =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(
            MediaTypeNames.Application.FormUrlEncoded,
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>The server's own reader refuses the whole form for one U+0000.</summary>
    private async Task<FormCollection> LineAsync(CancellationToken cancellationToken)
    {
        using var body = new StreamReader(request.Body, leaveOpen: true);
        using var line = new FormReader(
            (await body.ReadToEndAsync(cancellationToken)).Replace(
                "%00",
                "",
                StringComparison.Ordinal
            )
        )
        {
            ValueCountLimit = options.ValueCountLimit,
            KeyLengthLimit = options.KeyLengthLimit,
            ValueLengthLimit = options.ValueLengthLimit,
        };
        return new(await line.ReadFormAsync(cancellationToken));
    }

    private static FormCollection Clean(IFormCollection sent) =>
        new(
            sent.GroupBy(f => TypedText.Clean(f.Key), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(
                    f => f.Key,
                    f => new StringValues([
                        .. f.SelectMany(v => v.Value)
                            .Select(v => Secrets.Contains(f.Key) ? v : TypedText.Clean(v ?? "")),
                    ]),
                    StringComparer.OrdinalIgnoreCase
                ),
            sent.Files
        );
}
