using Microsoft.AspNetCore.Http.Features;

namespace Shirube.App.Startup;

/// <summary>Every form that comes is read as a <see cref="TypedForm"/>.</summary>
public sealed class TypedForms(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            context.Features.Set<IFormFeature>(new TypedForm(context.Request, new()));
        return next(context);
    }
}
