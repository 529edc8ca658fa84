import type { APIRoute } from 'astro';
import { addressList } from '../article/address-list.ts';
import { listArticles } from '../article/load.ts';

export const GET: APIRoute = async () => Response.json(addressList(await listArticles()));
